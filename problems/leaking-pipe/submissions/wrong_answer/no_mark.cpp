// Mistake: says the answer without the "!" that the protocol asks for.
#include <iostream>
#include <string>
using namespace std;

int main() {
    int low = 1, high;
    cin >> high;
    while (low < high) {
        int middle = (low + high) / 2;
        cout << "? " << middle << endl;
        string answer;
        cin >> answer;
        if (answer == "low") {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    cout << low << endl;
}
