// Adds powers of two to the last second at which some parcels are still missing.
record Robot(int ready, int pace, int batch, int rest) {}

class Solution {
    public long solution(int parcels, Robot[] robots) {
        long missing = 0;
        for (long step = 1L << 51; step > 0; step /= 2) {
            if (wrapped(missing + step, parcels, robots) < parcels) {
                missing += step;
            }
        }
        return missing + 1;
    }

    /** How many parcels are wrapped at a second, not counted beyond the number that is needed. */
    private long wrapped(long second, int parcels, Robot[] robots) {
        long sum = 0;
        for (Robot robot : robots) {
            long work = second - robot.ready();
            if (work <= 0) {
                continue;
            }
            long cycle = (long) robot.batch() * robot.pace() + robot.rest();
            long left = Math.min(robot.batch(), work % cycle / robot.pace());
            sum += work / cycle * robot.batch() + left;
            if (sum >= parcels) {
                break;
            }
        }
        return sum;
    }
}
