// Mistake: searches in int, as if no answer went beyond two billion seconds.
#include <algorithm>
#include <climits>
#include <vector>
using namespace std;

struct Robot {
    int ready;
    int pace;
    int batch;
    int rest;
};

long long solution(int parcels, vector<Robot> robots) {
    int low = 1, high = INT_MAX;
    while (low < high) {
        int middle = low + (high - low) / 2;
        long long wrapped = 0;
        for (const Robot& robot : robots) {
            long long work = max(0, middle - robot.ready);
            long long cycle = (long long)robot.batch * robot.pace + robot.rest;
            wrapped += work / cycle * robot.batch;
            wrapped += min<long long>(robot.batch, work % cycle / robot.pace);
        }
        if (wrapped >= parcels) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}
