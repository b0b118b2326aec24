// Sweep: a room is taken at every start and given back at every end; the highest count is needed.
#include <algorithm>
#include <utility>
#include <vector>
using namespace std;

struct Booking {
    int start;
    int end;
};

int solution(vector<Booking> bookings, int cleaning) {
    vector<pair<int, int>> borders;
    for (const auto& booking : bookings) {
        borders.push_back({booking.start, 1});
        borders.push_back({booking.end + cleaning, -1});
    }
    sort(borders.begin(), borders.end());  // at the same minute, -1 comes before 1

    int rooms = 0, most = 0;
    for (const auto& [minute, change] : borders) {
        rooms += change;
        most = max(most, rooms);
    }
    return most;
}
