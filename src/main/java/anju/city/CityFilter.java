package anju.city;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds the city of the request's host name; a host that belongs to no city gets 404 from the page chrome. */
final class CityFilter extends OncePerRequestFilter {
    /** Set to true on a request whose host belongs to no city. */
    static final String UNKNOWN = "anju.city.unknown";

    private final Cities cities;

    CityFilter(Cities cities) {
        this.cities = cities;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var city = cities.atHost(request.getServerName());
        if (city.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write("No city is kept at this address: " + request.getServerName() + "\n");
            return;
        }
        try {
            city.get().call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
