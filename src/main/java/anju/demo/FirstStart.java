package anju.demo;

import anju.city.Area;
import anju.city.Areas;
import anju.city.Cities;
import anju.city.City;
import anju.city.FoundingEnded;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Before the first page is served: opens the cities of the directory, or founds the first one: the demonstration city, whose
 * story is told while its first pages are read already, or an empty live one where the office wants to begin at once.
 */
@Component
class FirstStart implements SmartLifecycle {
    private static final System.Logger LOG = System.getLogger(FirstStart.class.getName());
    /** Early: before the web server binds, so that nobody meets an address without a city. */
    private static final int BEFORE_THE_WEB_SERVER = 0;

    private static final Duration LONGEST_DEED = Duration.ofSeconds(20);

    private final Cities cities;
    private final Areas areas;
    private final DemoCity demonstration;
    private final boolean empty;
    private final boolean reset;
    private final boolean background;
    private final ApplicationEventPublisher events;
    private volatile boolean running;
    private @Nullable Thread story;

    FirstStart(
            Cities cities,
            Areas areas,
            DemoCity demonstration,
            ApplicationEventPublisher events,
            @Value("${anju.empty:false}") boolean empty,
            @Value("${anju.reset:false}") boolean reset,
            @Value("${anju.background}") boolean background) {
        this.cities = cities;
        this.areas = areas;
        this.demonstration = demonstration;
        this.events = events;
        this.empty = empty;
        this.reset = reset;
        this.background = background;
    }

    @Override
    public void start() {
        running = true;
        if (!background) {
            return; // tests found their own cities
        }
        cities.dissolveDemonstrationsWithout(reset ? DemoCity.NEVER_TOLD : DemoCity.TOLD);
        if (!cities.all().isEmpty()) {
            return;
        }
        if (empty) {
            var name = demonstration.nameOfEmptyCity();
            cities.found("city", name, City.Kind.LIVE).run(() -> areas.add(null, Area.Kind.CITY, "city", name));
        } else {
            var city = demonstration.found();
            story = Thread.ofPlatform().daemon().name("demonstration").start(() -> tell(city));
        }
    }

    private void tell(City city) {
        try {
            demonstration.tell(city);
            events.publishEvent(new FoundingEnded(city, null));
        } catch (RuntimeException | Error e) {
            if (running) {
                LOG.log(System.Logger.Level.ERROR, "the demonstration city could not be told", e);
                events.publishEvent(new FoundingEnded(city, e));
            }
        }
    }

    /** A story that is cut short is begun again at the next start; here it must not outlive the database it writes to. */
    @Override
    public void stop() {
        running = false;
        var telling = story;
        if (telling != null) {
            telling.interrupt();
            try {
                telling.join(LONGEST_DEED);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }
}
