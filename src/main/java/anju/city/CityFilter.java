package anju.city;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds the city of the request's host name; a host that belongs to no city gets a 404 page of its own. */
final class CityFilter extends OncePerRequestFilter {
    /** Stands alone, in both languages: without a city there is no page chrome, and none of its files. */
    private static final byte[] UNKNOWN_HOST = page("/city/unknown-host.html");

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
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader(
                    "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
            response.getOutputStream().write(UNKNOWN_HOST);
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

    private static byte[] page(String resource) {
        try (var file = Objects.requireNonNull(CityFilter.class.getResourceAsStream(resource), resource)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
