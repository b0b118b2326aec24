// Reads arguments from descriptor 0 and writes the result to descriptor 3, as JSON. The lines that
// hold "judge:" are replaced by what the problem's function needs.
/* judge:package */
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

class Main {
    private static final int RESULT = 3;
    private static final byte[] buffer = new byte[1 << 16];
    private static final InputStream input = System.in;
    private static int at = 0;
    private static int end = 0;

    public static void main(String[] arguments) throws Throwable {
        StringBuilder out = new StringBuilder();
        try {
            /* judge:call */
        } catch (Throwable error) {
            show(error);
            System.out.flush();
            System.exit(1);
        }
        System.out.flush();
        FileDescriptor descriptor = new FileDescriptor();
        java.lang.reflect.Field field = FileDescriptor.class.getDeclaredField("fd");
        field.setAccessible(true);
        field.setInt(descriptor, RESULT);
        try (FileOutputStream stream = new FileOutputStream(descriptor)) {
            stream.write(out.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Prints a stack trace without our own frames. */
    private static void show(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        int kept = trace.length;
        while (kept > 0 && "Main.java".equals(trace[kept - 1].getFileName())) {
            kept--;
        }
        error.setStackTrace(java.util.Arrays.copyOf(trace, kept));
        System.err.print("Exception in thread \"main\" ");
        error.printStackTrace();
    }

    private static int take() throws IOException {
        if (at == end) {
            end = input.read(buffer, 0, buffer.length);
            at = 0;
            if (end <= 0) {
                throw new IOException("the arguments end too early");
            }
        }
        return buffer[at++];
    }

    private static long takeLong() throws IOException {
        int next = take();
        while (next == ' ' || next == '\n') {
            next = take();
        }
        boolean negative = next == '-';
        if (negative) {
            next = take();
        }
        long value = 0;
        while (next >= '0' && next <= '9') {
            value = value * 10 + (next - '0');
            next = take();
        }
        return negative ? -value : value;
    }

    private static int takeInt() throws IOException {
        return (int) takeLong();
    }

    private static boolean takeBoolean() throws IOException {
        return takeLong() != 0;
    }

    private static double takeDouble() throws IOException {
        int next = take();
        while (next == ' ' || next == '\n') {
            next = take();
        }
        StringBuilder word = new StringBuilder();
        while (next != ' ' && next != '\n') {
            word.append((char) next);
            next = take();
        }
        return Double.parseDouble(word.toString());
    }

    private static String takeString() throws IOException {
        byte[] bytes = new byte[takeInt()];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) take();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static char takeChar() throws IOException {
        return takeString().charAt(0);
    }

    /* judge:readers */

    private static void put(StringBuilder out, Object value) throws IllegalAccessException {
        if (value == null) {
            out.append("null");
        } else if (value instanceof String || value instanceof Character) {
            putString(out, value.toString());
        } else if (value instanceof Iterable<?> list) {
            putList(out, list);
        } else if (value instanceof int[] numbers) {
            putInts(out, numbers);
        } else if (value.getClass().isArray()) {
            putArray(out, value);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            putFields(out, value);
        }
    }

    private static void putList(StringBuilder out, Iterable<?> list) throws IllegalAccessException {
        String separator = "[";
        for (Object item : list) {
            out.append(separator);
            put(out, item);
            separator = ",";
        }
        out.append(separator.equals("[") ? "[]" : "]");
    }

    /** Writes a record, or an object of a class that the solution has in its place. */
    private static void putFields(StringBuilder out, Object value) throws IllegalAccessException {
        String separator = "[";
        for (java.lang.reflect.Field field : value.getClass().getDeclaredFields()) {
            if (!java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                out.append(separator);
                put(out, field.get(value));
                separator = ",";
            }
        }
        out.append(separator.equals("[") ? "[]" : "]");
    }

    /** The long lists are of these; a number that is not boxed is written in a tenth of the time. */
    private static void putInts(StringBuilder out, int[] numbers) {
        out.append('[');
        for (int index = 0; index < numbers.length; index++) {
            if (index > 0) {
                out.append(',');
            }
            out.append(numbers[index]);
        }
        out.append(']');
    }

    private static void putArray(StringBuilder out, Object array) throws IllegalAccessException {
        int length = java.lang.reflect.Array.getLength(array);
        out.append('[');
        for (int index = 0; index < length; index++) {
            if (index > 0) {
                out.append(',');
            }
            put(out, java.lang.reflect.Array.get(array, index));
        }
        out.append(']');
    }

    private static void putString(StringBuilder out, String value) {
        out.append('"');
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character == '"' || character == '\\') {
                out.append('\\').append(character);
            } else if (character < 0x20 || Character.isSurrogate(character)) {
                out.append(String.format("\\u%04x", (int) character));
            } else {
                out.append(character);
            }
        }
        out.append('"');
    }
}
