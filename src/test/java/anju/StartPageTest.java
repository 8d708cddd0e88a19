package anju;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartPageTest {
    private int port;
    private StartPage page;

    @BeforeEach
    void open() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        page = StartPage.open(port);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void every_address_answers_that_we_are_starting_and_when_to_ask_again() throws Exception {
        for (String path : new String[] {"/", "/compounds/7?x=1", "/../etc/passwd"}) {
            HttpResponse<String> answer = ask("GET", path);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.body())
                    .contains(StartTexts.chinese().text("start.page.heading"))
                    .contains(StartTexts.english().text("start.page.heading"))
                    .contains("http-equiv=\"refresh\"");
        }
        assertThat(ask("POST", "/votes/1/ballots").statusCode()).isEqualTo(503);
        assertThat(ask("HEAD", "/").body()).isEmpty();
    }

    @Test
    void it_shows_the_steps_reached_in_their_order_and_the_current_one() throws Exception {
        StartPage.progress("start.progress.unpacking");
        StartPage.progress("start.progress.starting");
        StartPage.progress("start.progress.starting");

        String body = ask("GET", "/").body();

        String now = StartTexts.english().text("start.progress.starting");
        assertThat(body).containsSubsequence(StartTexts.english().text("start.progress.unpacking"), now);
        assertThat(body.split(now, -1)).hasSize(2);
        assertThat(body).containsOnlyOnce("<li aria-current");
        assertThat(body.indexOf("<li aria-current"))
                .isGreaterThan(body.indexOf(StartTexts.english().text("start.progress.unpacking")));
    }

    @Test
    void only_its_own_style_and_script_may_run() throws Exception {
        assertThat(ask("GET", "/")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("default-src 'none'")
                .contains("script-src 'sha256-")
                .doesNotContain("unsafe");
    }

    @Test
    void closing_it_frees_the_port_at_once_even_after_visits() throws Exception {
        ask("GET", "/");
        page.close();
        try (var socket = new ServerSocket(port)) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void a_taken_port_is_an_error_to_report() {
        assertThatThrownBy(() -> StartPage.open(port)).isInstanceOf(BindException.class);
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
