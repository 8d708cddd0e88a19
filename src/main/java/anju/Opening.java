package anju;

import anju.access.SigningIn;
import anju.city.Cities;
import anju.city.City;
import anju.city.FoundingEnded;
import anju.site.Sites;
import java.io.PrintStream;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/** Says on the terminal that Anju is open: its address and, for a demonstration city, whom visitors may be. */
final class Opening {
    private static final int BROKEN_OFF = 1;

    private final StartTexts texts;
    private final PrintStream terminal;
    private final String port;

    Opening(StartTexts texts, PrintStream terminal, String port) {
        this.texts = texts;
        this.terminal = terminal;
        this.port = port;
    }

    void ready(ApplicationContext anju) {
        terminal.println(texts.text("start.run.ready", port));
        anju.getBean(Cities.class).all().stream().filter(City::isDemonstration).forEach(city -> {
            if (city.isBeingFounded()) {
                terminal.println(texts.text("start.run.telling", city.name()));
            } else {
                visitors(anju, city);
            }
        });
    }

    /** A story that cannot be told leaves no city worth showing; the next start begins it again. */
    void founded(ApplicationContext anju, FoundingEnded ended) {
        if (ended.failure() == null) {
            visitors(anju, ended.city());
        } else {
            terminal.println(texts.text("start.run.untold", ended.city().name()));
            System.exit(BROKEN_OFF);
        }
    }

    private void visitors(ApplicationContext anju, City city) {
        var words = anju.getBean(Sites.class).words(texts.language());
        terminal.println(texts.text("start.run.visitors", city.name(), port));
        city.call(() -> anju.getBean(SigningIn.class).demoAccounts()).forEach(account -> {
            var roles = words.list(account.roles().stream().map(words::word).toList());
            terminal.println("  " + texts.text("start.run.visitor", account.personName(), roles));
        });
    }

    /** Hears of both moments. */
    ApplicationListener<PayloadApplicationEvent<FoundingEnded>> whenFounded(ApplicationContext anju) {
        return ended -> founded(anju, ended.getPayload());
    }
}
