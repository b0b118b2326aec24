#include <iostream>
#include <string>
using namespace std;

int main() {
    int n;
    cin >> n;
    int normal = 0, low = n;
    while (low - normal > 1) {
        int middle = normal + (low - normal) / 2;
        cout << "? " << middle << endl;
        string answer;
        cin >> answer;
        (answer == "low" ? low : normal) = middle;
    }
    cout << "! " << low << endl;
}
