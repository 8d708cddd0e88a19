package anju.demo;

import anju.city.Area;
import anju.city.Areas;
import anju.city.Cities;
import anju.city.City;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Before the first page is served: opens the cities of the directory, or founds the first one: the demonstration city, or an
 * empty live one where the office wants to begin at once.
 */
@Component
class FirstStart implements SmartLifecycle {
    /** Early: before the web server binds, so that nobody meets an address without a city. */
    private static final int BEFORE_THE_WEB_SERVER = 0;

    private final Cities cities;
    private final Areas areas;
    private final DemoCity demonstration;
    private final boolean empty;
    private final boolean background;
    private volatile boolean running;

    FirstStart(
            Cities cities,
            Areas areas,
            DemoCity demonstration,
            @Value("${anju.empty:false}") boolean empty,
            @Value("${anju.background}") boolean background) {
        this.cities = cities;
        this.areas = areas;
        this.demonstration = demonstration;
        this.empty = empty;
        this.background = background;
    }

    @Override
    public void start() {
        running = true;
        if (!background) {
            return; // tests found their own cities
        }
        cities.dissolveDemonstrationsWithout(DemoCity.TOLD);
        if (!cities.all().isEmpty()) {
            return;
        }
        if (empty) {
            var name = demonstration.nameOfEmptyCity();
            cities.found("city", name, City.Kind.LIVE).run(() -> areas.add(null, Area.Kind.CITY, "city", name));
        } else {
            demonstration.found();
        }
    }

    @Override
    public void stop() {
        running = false;
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
