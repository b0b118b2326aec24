// Does not compile: an int does not become a string by itself.
#include <string>
#include <vector>
using namespace std;

vector<string> solution(int wheels, int total, vector<int> worn) {
    vector<string> codes;
    for (int digit : worn) {
        string code = digit;
        if (wheels == 1 && digit == total) codes.push_back(code);
    }
    return codes;
}
