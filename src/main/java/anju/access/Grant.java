package anju.access;

/** A role held for a place and everything below it, by path. */
public record Grant(Role role, String placePath) {
    public boolean covers(String path) {
        return path.equals(placePath) || path.startsWith(placePath + "/");
    }
}
