package anju;

import anju.city.ClusterAhead;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** The one entry point: reads the command before anything heavy is touched. */
public final class Main {
    /** The command could not be followed as it stands; the same for every command. */
    private static final int UNUSABLE_INPUT = 2;

    private static final int NO_START = 1;

    private final StartTexts texts;
    private final PrintStream terminal;

    private Main(StartTexts texts, PrintStream terminal) {
        this.texts = texts;
        this.terminal = terminal;
    }

    public static void main(String[] args) {
        var terminal = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int exit = new Main(StartTexts.forTerminal(System.getenv()), terminal).obey(List.of(args), System.getenv());
        if (exit != 0) {
            System.exit(exit);
        }
    }

    private int obey(List<String> words, Map<String, String> environment) {
        String command = words.isEmpty() ? "" : words.getFirst();
        return switch (command) {
            case "run" ->
                switch (RunOptions.read(words.subList(1, words.size()), environment)) {
                    case RunOptions options -> run(options);
                    case Asked.Misread misread ->
                        refuse(misread.message(), misread.values().toArray());
                };
            case "generate" -> new GenerateCommand(texts, terminal).obey(words.subList(1, words.size()), environment);
            case "tally" -> new TallyCommand(texts, terminal, System.out).obey(words.subList(1, words.size()));
            case "help", "--help", "-h" -> {
                terminal.println(texts.text("start.help.usage"));
                yield 0;
            }
            case "" -> {
                terminal.println(texts.text("start.help.usage"));
                yield UNUSABLE_INPUT;
            }
            default -> refuse("start.refused.command", command);
        };
    }

    private int refuse(String message, Object... values) {
        terminal.println(texts.text(message, values));
        terminal.println();
        terminal.println(texts.text("start.help.usage"));
        return UNUSABLE_INPUT;
    }

    private int run(RunOptions options) {
        String port = Integer.toString(options.port());
        StartPage page;
        try {
            page = StartPage.open(options.port());
        } catch (BindException e) {
            boolean taken = String.valueOf(e.getMessage()).contains("in use");
            terminal.println(
                    taken
                            ? texts.text("start.refused.taken", port, port.equals("8081") ? "8082" : "8081")
                            : texts.text("start.refused.listen", port, String.valueOf(e.getMessage())));
            return UNUSABLE_INPUT;
        } catch (IOException e) {
            terminal.println(texts.text("start.refused.listen", port, String.valueOf(e.getMessage())));
            return UNUSABLE_INPUT;
        }
        System.setProperty("anju.data", options.data().toString());
        System.setProperty("anju.reset", Boolean.toString(options.reset()));
        System.setProperty("anju.empty", Boolean.toString(options.empty()));
        System.setProperty("server.port", port);
        options.db().ifPresent(db -> System.setProperty("anju.db", db));
        if (options.db().isPresent()) {
            return start(page, port, Map.of());
        }
        // Files and a database for several seconds, classes and wiring for as many: at the same time.
        try (var cluster = ClusterAhead.begin(options.data(), StartPage::progress)) {
            return start(page, port, Map.of("clusterAhead", cluster));
        }
    }

    private int start(StartPage page, String port, Map<String, Object> begun) {
        var application = new SpringApplication(Application.class);
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("startPageHandover", new StartPageHandover(page));
            begun.forEach(context.getBeanFactory()::registerSingleton);
        });
        var opening = new Opening(texts, terminal, port);
        application.addListeners(
                (ApplicationListener<ApplicationReadyEvent>) ready -> opening.ready(ready.getApplicationContext()));
        application.addInitializers(context -> context.addApplicationListener(opening.whenFounded(context)));
        try {
            application.run();
            return 0;
        } catch (RuntimeException e) {
            // Spring has reported it; a thread of a half-started part must not keep the process alive.
            return NO_START;
        }
    }
}
