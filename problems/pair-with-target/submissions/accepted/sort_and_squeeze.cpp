// Standard input: sort positions by amount, then squeeze from both ends.
#include <algorithm>
#include <iostream>
#include <numeric>
#include <vector>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);

    int n;
    long long target;
    cin >> n >> target;
    vector<long long> numbers(n);
    for (auto& number : numbers) cin >> number;

    vector<int> order(n);
    iota(order.begin(), order.end(), 0);
    sort(order.begin(), order.end(), [&](int a, int b) { return numbers[a] < numbers[b]; });

    int low = 0, high = n - 1;
    while (low < high) {
        long long sum = numbers[order[low]] + numbers[order[high]];
        if (sum == target) break;
        if (sum < target) low++;
        else high--;
    }
    cout << order[low] << ' ' << order[high] << '\n';
}
