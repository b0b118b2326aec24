// Mistake: goes through the bookings by their ends. That answers another question: how many
// bookings fit into one room.
#include <algorithm>
#include <queue>
#include <vector>
using namespace std;

struct Booking {
    int start;
    int end;
};

int solution(vector<Booking> bookings, int cleaning) {
    sort(bookings.begin(), bookings.end(), [](const Booking& a, const Booking& b) {
        return a.end < b.end;
    });
    priority_queue<int, vector<int>, greater<int>> free_from;
    for (const auto& booking : bookings) {
        if (!free_from.empty() && free_from.top() <= booking.start) free_from.pop();
        free_from.push(booking.end + cleaning);
    }
    return free_from.size();
}
