// Mistake: asks whether the answer was right, and does not expect that nobody replies.
#include <iostream>
#include <stdexcept>
#include <string>
using namespace std;

int main() {
    int n, w;
    cin >> n >> w;
    int first = 1, count = n;
    while (count > 1) {
        int part = (count + 1) / 3;
        cout << "?";
        for (int i = 0; i < 2 * part; i++) cout << ' ' << first + i;
        cout << endl;
        string lighter;
        cin >> lighter;
        if (lighter == "left") {
            count = part;
        } else if (lighter == "right") {
            first += part;
            count = part;
        } else {
            first += 2 * part;
            count -= 2 * part;
        }
    }
    cout << "! " << first << endl;
    string verdict;
    if (!(cin >> verdict)) throw runtime_error("no verdict");
}
