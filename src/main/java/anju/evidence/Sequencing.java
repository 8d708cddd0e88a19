package anju.evidence;

import anju.city.Cities;
import anju.city.City;
import anju.city.CityClosing;
import anju.city.CityOpened;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs the sequencer of every open city a few times a second, so that an act is in a checkpoint within moments. */
@Component
class Sequencing implements DisposableBean {
    private static final System.Logger LOG = System.getLogger(Sequencing.class.getName());
    private static final int EVERY_MS = 250;

    private final Sequencer sequencer;
    private final boolean background;
    private final Set<City> cities = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sequencer").factory());

    Sequencing(Sequencer sequencer, Cities directory, @Value("${anju.background}") boolean background) {
        this.sequencer = sequencer;
        this.background = background;
        clock.scheduleWithFixedDelay(this::runAll, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @EventListener
    void opened(CityOpened event) {
        if (background) {
            cities.add(event.city());
        }
    }

    @EventListener
    void closing(CityClosing event) {
        cities.remove(event.city());
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    private void runAll() {
        for (var city : cities) {
            try {
                city.run(sequencer::runOnce);
            } catch (LogFork fork) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        city
                                + " signs nothing more until somebody has looked; what to do: docs/operations.md, 'A fork of the record'",
                        fork);
                cities.remove(city);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, city + ": acts wait, the next try is in a moment", e);
            }
        }
    }
}
