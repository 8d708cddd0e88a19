package anju;

import anju.city.ClusterAhead;
import anju.demo.SyntheticCity;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** {@code ./anju generate city --compounds N --seed S}: an invented city of any size in a data folder of its own; 0 made, 1 failed, 2 not understood. */
record GenerateCommand(StartTexts texts, PrintStream terminal) {
    private static final int FAILED = 1;
    private static final int UNUSABLE_INPUT = 2;
    private static final Duration SAID_EVERY = Duration.ofSeconds(5);

    int obey(List<String> words, Map<String, String> environment) {
        return switch (GenerateOptions.read(words, environment)) {
            case Asked.Misread misread -> {
                terminal.println(texts.text(misread.message(), misread.values().toArray()));
                terminal.println(texts.text("start.generate.usage"));
                yield UNUSABLE_INPUT;
            }
            case GenerateOptions options -> made(options);
        };
    }

    private int made(GenerateOptions options) {
        terminal.println(texts.text(
                "start.generate.begun",
                options.compounds(),
                Long.toString(options.seed()),
                options.data().toString()));
        System.setProperty("anju.data", options.data().toString());
        // A clock that leaps over years is no place for jobs that look at it once a minute.
        System.setProperty("anju.background", "false");
        // Nobody is to visit a city that is being made; the program's own port is any that is free.
        System.setProperty("server.address", "127.0.0.1");
        System.setProperty("server.port", "0");
        try (var cluster = ClusterAhead.begin(options.data(), _ -> {})) {
            var application = new SpringApplication(Application.class);
            application.addInitializers(context -> context.getBeanFactory().registerSingleton("clusterAhead", cluster));
            try (var anju = application.run()) {
                anju.getBean(SyntheticCity.class).found(options.compounds(), options.seed(), new Said());
            }
            terminal.println(texts.text("start.generate.done", options.data().toString()));
            return 0;
        } catch (RuntimeException e) {
            terminal.println(texts.text("start.generate.failed", options.data().toString(), e.toString()));
            return FAILED;
        }
    }

    /** Says now and then how far it is, and how long it may still take. */
    private final class Said implements SyntheticCity.Listener {
        private final Map<SyntheticCity.Phase, Long> begun = new EnumMap<>(SyntheticCity.Phase.class);
        private long last;

        @Override
        public void reached(SyntheticCity.Phase phase, int done, int of) {
            long now = System.nanoTime();
            long since = now - begun.computeIfAbsent(phase, _ -> now);
            if (done == of || now - last > SAID_EVERY.toNanos()) {
                last = now;
                long left = Duration.ofNanos(since / done * (of - done)).toSeconds();
                terminal.println(texts.text("start.generate.phase." + phase, done, of, left));
            }
        }
    }
}
