import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

record Road(int start, int end, int cost) {}

class Solution {
    private record State(long spent, int town, int used) {}

    public long solution(int towns, Road[] roads) {
        List<List<Road>> leaving = new ArrayList<>();
        for (int town = 0; town <= towns; town++) {
            leaving.add(new ArrayList<>());
        }
        for (Road road : roads) {
            leaving.get(road.start()).add(road);
            leaving.get(road.end()).add(road);
        }

        long[][] cheapest = new long[2][towns + 1];
        Arrays.fill(cheapest[0], Long.MAX_VALUE);
        Arrays.fill(cheapest[1], Long.MAX_VALUE);
        PriorityQueue<State> heap = new PriorityQueue<>((a, b) -> Long.compare(a.spent, b.spent));
        cheapest[0][1] = 0;
        heap.add(new State(0, 1, 0));

        while (!heap.isEmpty()) {
            State state = heap.poll();
            if (state.town == towns) {
                return state.spent;
            }
            if (state.spent > cheapest[state.used][state.town]) {
                continue;
            }
            for (Road road : leaving.get(state.town)) {
                int neighbour = road.start() == state.town ? road.end() : road.start();
                for (int used = state.used; used < 2; used++) {
                    long toll = used == state.used ? road.cost() : road.cost() / 2;
                    if (state.spent + toll < cheapest[used][neighbour]) {
                        cheapest[used][neighbour] = state.spent + toll;
                        heap.add(new State(state.spent + toll, neighbour, used));
                    }
                }
            }
        }
        return -1;
    }
}
