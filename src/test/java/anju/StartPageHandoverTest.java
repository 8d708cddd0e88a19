package anju;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.StartStep;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.support.HttpRequestHandlerServlet;

class StartPageHandoverTest {
    /** The smallest web application: every address answers 200. Not a configuration class, so that no scan finds it. */
    static class Smallest {
        @Bean
        TomcatServletWebServerFactory tomcat() throws InterruptedException {
            Thread.sleep(300);
            return new TomcatServletWebServerFactory(port);
        }

        @Bean
        String step(ApplicationEventPublisher events) throws Exception {
            events.publishEvent(new StartStep("start.progress.demonstration"));
            return ask().body();
        }

        @Bean
        HttpRequestHandler page() {
            return (request, response) -> response.setStatus(200);
        }

        @Bean
        ServletRegistrationBean<HttpRequestHandlerServlet> servlet() {
            var registration = new ServletRegistrationBean<>(new HttpRequestHandlerServlet(), "/");
            registration.setName("page");
            return registration;
        }
    }

    private static int port;

    @Test
    void the_web_server_takes_the_port_from_the_start_up_page_under_visitors() throws Exception {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        StartPage page = StartPage.open(port);
        CompletableFuture<List<Integer>> visitor = CompletableFuture.supplyAsync(StartPageHandoverTest::askUntilOk);
        var application = new SpringApplication(Smallest.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.addInitializers(context ->
                context.getBeanFactory().registerSingleton("startPageHandover", new StartPageHandover(page)));
        try (var context = application.run("--spring.main.banner-mode=off", "--logging.level.root=warn")) {
            assertThat(context.getBean("step", String.class))
                    .contains(StartTexts.english().text("start.progress.demonstration"));
            List<Integer> answers = visitor.get();
            assertThat(answers).contains(503).endsWith(200);
        }
    }

    private static HttpResponse<String> ask() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static List<Integer> askUntilOk() {
        List<Integer> answers = new ArrayList<>();
        try {
            for (int asked = 0; asked < 1000 && !answers.contains(200); asked++) {
                try {
                    answers.add(ask().statusCode());
                } catch (ConnectException e) {
                    answers.add(0);
                } catch (IOException e) {
                    // The page was closed in the middle of an answer; the browser asks again.
                    answers.add(-1);
                }
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answers;
    }
}
