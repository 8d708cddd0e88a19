package anju.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Tells who sent a request. */
@Component
public class Viewers {
    /** The signed-in person, or the public. */
    public Viewer current(HttpServletRequest request) {
        return Viewer.PUBLIC;
    }
}
