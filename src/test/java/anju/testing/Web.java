package anju.testing;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Viewer;
import anju.city.City;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * A browser without a screen: keeps cookies, sends the city's host name, fills in forms as they stand on the page. A
 * test takes one for each person: {@code var web = Web.at(city, port)} with {@code @LocalServerPort int port}.
 */
public final class Web {
    private static final String PASSWORD = "open sesame of the tests";
    private static final String HASH = new Argon2PasswordEncoder(16, 32, 1, 64, 1).encode(PASSWORD);
    private static final HttpClient CLIENT;

    static {
        // The city is told by the host name; the connection goes to this machine. (The pom sets it too, for when
        // another
        // test has begun using the client before.)
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        CLIENT = HttpClient.newHttpClient();
    }

    /** What lies between the browser and the application; {@code command} is the form's, empty if it has none. */
    public interface Line {
        HttpResponse<byte[]> ask(HttpRequest request, String command) throws IOException, InterruptedException;
    }

    private final Line line;
    private final String host;
    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private Web(Line line, String host, int port) {
        this.line = line;
        this.host = host;
        this.port = port;
    }

    public static Web at(City city, int port) {
        return atHost(city.code() + ".localhost", port);
    }

    /** A visitor of a host that need not belong to any city. */
    public static Web atHost(String host, int port) {
        return over((request, _) -> CLIENT.send(request, BodyHandlers.ofByteArray()), host, port);
    }

    /** A visitor whose requests go along this line. */
    public static Web over(Line line, String host, int port) {
        return new Web(line, host, port);
    }

    /** An entry of the public record that is sound in form, so that the record of a city with it in still verifies. */
    private static final String GIVEN = """
            {"at":"2026-01-01T00:00:00.000Z","by":"role:platform","com":"sha256:%s","id":"%%s","kind":"access.role.given","v":1}""".formatted("0".repeat(64));

    /**
     * Signs in as this person by name and password, through the page as anybody does. Account and roles are put into the
     * tables if they are not there yet; the check of the password is the real one, with little work.
     */
    public Web as(Viewer viewer, JdbcClient db) {
        var login = "t" + viewer.person().toString().replace("-", "");
        db.sql("""
                insert into access.account (person_id, login, password, must_change, created_at, changed_at)
                values (?, ?, ?, false, now(), now()) on conflict do nothing""").params(viewer.person(), login, HASH).update();
        for (var grant : viewer.grants()) {
            db.sql("""
                    with given as (select gen_random_uuid() as id
                                    where not exists (select from access.role_grant
                                                       where person_id = :person and role = :role and place_path = :place
                                                         and state = 'HELD')),
                         act as (insert into evidence.act (id, kind, entry, created_at)
                                 select id, 'access.role.given', convert_to(format(:entry, id), 'UTF8'), now() from given
                                 returning id, kind)
                    insert into access.role_grant (id, person_id, role, place_path, from_at, act_id, act_kind)
                    select gen_random_uuid(), :person, :role, :place, now(), id, kind from act""")
                    .param("person", viewer.person())
                    .param("role", grant.role().name())
                    .param("place", grant.placePath())
                    .param("entry", GIVEN)
                    .update();
        }
        var entered = get("/sign-in")
                .form("/sign-in/password")
                .with("login", login)
                .with("password", PASSWORD)
                .send();
        assertThat(entered.status()).as(entered::words).isEqualTo(303);
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Page get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Follows redirects until a page comes, as a browser does. */
    public Page open(String path) {
        return follow(get(path));
    }

    public Page follow(Page page) {
        for (int hops = 0; hops < 10 && page.status() / 100 == 3; hops++) {
            page = get(page.location());
        }
        return page;
    }

    /** Posts fields as they are, without looking at a form first (so without its token). */
    public Page post(String path, Map<String, String> fields, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields.entrySet().stream().toList()))));
    }

    public Page send(HttpRequest.Builder request) {
        return send(request, "");
    }

    private Page send(HttpRequest.Builder request, String command) {
        try {
            var answer = line.ask(request.build(), command);
            answer.headers().allValues("set-cookie").forEach(this::keep);
            return new Page(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A request to this city with its cookies. */
    public HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Host", host + ":" + port)
                .header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private void keep(String cookie) {
        var pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0") || pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(List<Map.Entry<String, String>> fields) {
        return fields.stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** An answer: its status, headers, and the page as a document. */
    public final class Page {
        private final HttpResponse<byte[]> answer;

        Page(HttpResponse<byte[]> answer) {
            this.answer = answer;
        }

        public int status() {
            return answer.statusCode();
        }

        public String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }

        public byte[] bytes() {
            return answer.body();
        }

        public String body() {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }

        /** Path and query a redirect leads to. */
        public String location() {
            var uri = URI.create(header("location"));
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        }

        public Document document() {
            return Jsoup.parse(body());
        }

        /** What a reader sees, as one line. */
        public String words() {
            return document().body().text();
        }

        private String brief() {
            var words = words();
            return words.length() > 400 ? words.substring(0, 400) + "…" : words;
        }

        public Page isOk() {
            assertThat(status())
                    .as(() -> "status of the page that reads: " + brief())
                    .isEqualTo(200);
            return this;
        }

        /** The form that posts to this path, filled with what stands in it. */
        public Filled form(String action) {
            var form = document().selectFirst("form[action=" + action + "]");
            assertThat(form)
                    .as("a form to " + action + " on the page that reads: " + brief())
                    .isNotNull();
            return new Filled(form);
        }

        /** A form that the page does not offer: nothing in it but what every form of this session carries. */
        public Filled forged(String action) {
            var any = document().selectFirst("form[action=/sign-out]");
            assertThat(any).as("somebody is signed in").isNotNull();
            return new Filled(any, action)
                    .with("_command", java.util.UUID.randomUUID().toString());
        }

        /** The form with this element id, where several post to one path. */
        public Filled formById(String id) {
            var form = document().selectFirst("form#" + id);
            assertThat(form)
                    .as("a form " + id + " on the page that reads: " + brief())
                    .isNotNull();
            return new Filled(form);
        }

        /** The page's one form; dialogs and the chrome's forms aside. */
        public Filled form() {
            var forms = document().select("main form.form");
            assertThat(forms).as("forms on the page that reads: " + brief()).hasSize(1);
            return new Filled(forms.first());
        }

        public Page click(String linkText) {
            var link = document().select("a[href]").stream()
                    .filter(a -> a.text().strip().equals(linkText))
                    .findFirst();
            assertThat(link)
                    .as("a link “" + linkText + "” on the page that reads: " + brief())
                    .isPresent();
            return open(link.get().attr("href"));
        }
    }

    /** A form with its fields, hidden ones included. */
    public final class Filled {
        private final String action;
        private final boolean multipart;
        private final List<Map.Entry<String, String>> fields = new ArrayList<>();
        private final List<Upload> uploads = new ArrayList<>();

        Filled(Element form) {
            this(form, form.attr("action"));
        }

        Filled(Element form, String action) {
            this.action = action;
            multipart = form.attr("enctype").equals("multipart/form-data");
            for (var field : form.select("input[name], select[name], textarea[name]")) {
                switch (field.tagName() + " " + field.attr("type")) {
                    case "input file" -> {}
                    case "input radio", "input checkbox" -> {
                        if (field.hasAttr("checked")) {
                            add(field.attr("name"), field.hasAttr("value") ? field.attr("value") : "on");
                        }
                    }
                    case "select " -> field.select("option[selected]").forEach(o -> add(field.attr("name"), o.val()));
                    case "textarea " -> add(field.attr("name"), field.wholeText());
                    default -> add(field.attr("name"), field.val());
                }
            }
        }

        private void add(String name, String value) {
            fields.add(Map.entry(name, value));
        }

        /** Writes into a field, or chooses; replaces what stood there. */
        public Filled with(String name, String... values) {
            fields.removeIf(field -> field.getKey().equals(name));
            for (var value : values) {
                add(name, value);
            }
            return this;
        }

        public Filled withFile(String name, String fileName, byte[] content) {
            uploads.add(new Upload(name, fileName, content));
            return this;
        }

        /** What would be sent, the first of each name. */
        public Map<String, String> fields() {
            var first = new LinkedHashMap<String, String>();
            fields.forEach(field -> first.putIfAbsent(field.getKey(), field.getValue()));
            return first;
        }

        public String value(String name) {
            return fields.stream()
                    .filter(field -> field.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }

        /** Sends the form; redirects are not followed. */
        public Page send() {
            if (!multipart && uploads.isEmpty()) {
                return Web.this.send(
                        request(action)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(encoded(fields))),
                        value("_command"));
            }
            var boundary = "anju-boundary-7d1f";
            return Web.this.send(
                    request(action)
                            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                            .POST(BodyPublishers.ofByteArray(parts(boundary))),
                    value("_command"));
        }

        /** Sends the form and goes where it leads. */
        public Page submit() {
            return follow(send());
        }

        private byte[] parts(String boundary) {
            var body = new ByteArrayOutputStream();
            for (var field : fields) {
                body.writeBytes(part(boundary, "name=\"" + field.getKey() + "\"", ""));
                body.writeBytes((field.getValue() + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
            for (var upload : uploads) {
                body.writeBytes(part(
                        boundary,
                        "name=\"" + upload.name + "\"; filename=\"" + upload.fileName + "\"",
                        "Content-Type: application/octet-stream\r\n"));
                body.writeBytes(upload.content);
                body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            }
            body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return body.toByteArray();
        }

        private static byte[] part(String boundary, String disposition, String more) {
            return ("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + more + "\r\n")
                    .getBytes(StandardCharsets.UTF_8);
        }

        private record Upload(String name, String fileName, byte[] content) {}
    }
}
