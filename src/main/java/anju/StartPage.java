package anju;

import anju.city.Sha256;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a visitor sees on our port from the first second until the real pages are there: how far we are. */
public final class StartPage implements AutoCloseable {
    private static volatile @Nullable StartPage shown;

    private final HttpServer server;
    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> steps = new CopyOnWriteArrayList<>(List.of("start.progress.begun"));
    private final StartTexts chinese = StartTexts.chinese();
    private final StartTexts english = StartTexts.english();
    private final String frame = resource("/start/page.html");
    private final String style = resource("/start/page.css");
    private final String script = resource("/start/page.js");

    private StartPage(HttpServer server) {
        this.server = server;
    }

    /** Listens on the port until closed. */
    static StartPage open(int port) throws IOException {
        var page = new StartPage(HttpServer.create(new InetSocketAddress(port), 0));
        page.server.createContext("/", page::answer);
        page.server.setExecutor(page.visitors);
        page.server.start();
        shown = page;
        return page;
    }

    /** Tells whoever watches what is being done now, by the key of its message ({@code start.progress.…}). */
    public static void progress(String key) {
        StartPage page = shown;
        if (page != null && !page.steps.contains(key)) {
            page.steps.add(key);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "text/html; charset=utf-8");
            headers.set("Cache-Control", "no-store");
            headers.set("Retry-After", "1");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set(
                    "Content-Security-Policy",
                    "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none';"
                            + " style-src '" + digest(style) + "'; script-src '" + digest(script) + "'");
            byte[] body = html().getBytes(StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                exchange.sendResponseHeaders(503, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private String html() {
        List<String> reached = List.copyOf(steps);
        String lines = IntStream.range(0, reached.size())
                .mapToObj(i -> line(reached.get(i), i == reached.size() - 1))
                .collect(Collectors.joining("\n"));
        return frame.replace("{style}", style)
                .replace("{script}", script)
                .replace("{title}", both("start.page.title", " · "))
                .replace("{heading}", chinese.text("start.page.heading"))
                .replace("{heading_en}", english.text("start.page.heading"))
                .replace("{wait}", chinese.text("start.page.wait"))
                .replace("{wait_en}", english.text("start.page.wait"))
                .replace("{steps}", lines);
    }

    private String line(String key, boolean now) {
        return "<li" + (now ? " aria-current=\"step\"" : "") + "><span>" + chinese.text(key)
                + "</span><span lang=\"en\">" + english.text(key) + "</span></li>";
    }

    private String both(String key, String between) {
        return chinese.text(key) + between + english.text(key);
    }

    private static String resource(String name) {
        try (InputStream file = StartPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static String digest(String inline) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(inline));
    }

    /** Gives the port back. */
    @Override
    public void close() {
        shown = null;
        server.stop(0);
        visitors.shutdownNow();
    }
}
