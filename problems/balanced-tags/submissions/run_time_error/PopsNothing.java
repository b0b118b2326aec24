// Crashes: pop() of an empty ArrayDeque throws NoSuchElementException.
import java.util.ArrayDeque;
import java.util.Deque;

class Solution {
    public int solution(String text) {
        Deque<Integer> opened = new ArrayDeque<>();
        for (int position = 0; position < text.length(); position++) {
            char character = text.charAt(position);
            if (character == '.') {
                continue;
            }
            if (Character.isLowerCase(character)) {
                opened.push(position);
                continue;
            }
            char letter = text.charAt(opened.pop());
            if (character != '/' && Character.toLowerCase(character) != letter) {
                return position;
            }
        }
        return opened.isEmpty() ? -1 : opened.peekLast();
    }
}
