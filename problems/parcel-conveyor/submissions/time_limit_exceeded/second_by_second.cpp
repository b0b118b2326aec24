// Too slow: asks at every second whether the parcels are wrapped.
#include <algorithm>
#include <vector>
using namespace std;

struct Robot {
    int ready;
    int pace;
    int batch;
    int rest;
};

long long solution(int parcels, vector<Robot> robots) {
    for (long long second = 1;; second++) {
        long long wrapped = 0;
        for (const Robot& robot : robots) {
            long long work = max(0LL, second - robot.ready);
            long long cycle = (long long)robot.batch * robot.pace + robot.rest;
            wrapped += work / cycle * robot.batch;
            wrapped += min<long long>(robot.batch, work % cycle / robot.pace);
        }
        if (wrapped >= parcels) return second;
    }
}
