// Mistake: rounds a third down, so that of 8 coins 4 are left aside instead of 2.
#include <algorithm>
#include <iostream>
#include <string>
using namespace std;

int main() {
    int n, w;
    cin >> n >> w;
    int first = 1, count = n;
    while (count > 1) {
        int part = max(1, count / 3);
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
}
