package anju.city;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds the city of the request's host name; a host that belongs to no city gets a 404 page of its own,
 * and a form sent to a demonstration city whose story is still being told waits for its end.
 */
final class CityFilter extends OncePerRequestFilter {
    /** Stands alone, in both languages: without a city there is no page chrome, and none of its files. */
    private static final byte[] UNKNOWN_HOST = page("/city/unknown-host.html");

    /** Longer than any founding story; whoever sent a form meanwhile is answered when it has ended. */
    private static final Duration LONGEST_FOUNDING = Duration.ofMinutes(3);

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

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
            if (!READING.contains(request.getMethod()) && !city.get().awaitFounded(LONGEST_FOUNDING)) {
                response.setHeader("Retry-After", "60");
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
            city.get().call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException(e);
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
