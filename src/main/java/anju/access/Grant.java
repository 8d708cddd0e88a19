package anju.access;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A role held for a place and everything below it, by path. */
public record Grant(Role role, String placePath) {
    public boolean covers(String path) {
        return path.equals(placePath) || path.startsWith(placePath + "/");
    }

    /** The paths a role may be held for so that it covers this place: its own and every one above it. */
    static String[] covering(String path) {
        return Stream.concat(
                        IntStream.range(1, path.length())
                                .filter(at -> path.charAt(at) == '/')
                                .mapToObj(at -> path.substring(0, at)),
                        Stream.of(path))
                .toArray(String[]::new);
    }
}
