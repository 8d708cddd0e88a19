package anju.demo;

import anju.city.Cities;
import anju.city.City;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens in the city, told in the order of its days however the chapters are written. */
final class Diary {
    private final List<Entry> entries = new ArrayList<>();
    private final TransactionTemplate transaction;

    Diary(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** At this moment, in China's time, this happens; of the same moment, what was written first. */
    void at(LocalDateTime moment, Runnable deed) {
        entries.add(new Entry(moment, deed));
    }

    void at(String moment, Runnable deed) {
        at(LocalDateTime.parse(moment), deed);
    }

    /** Hundreds of deeds of one kind at one moment: one transaction, or visitors would wait for the disk. */
    void atOnce(LocalDateTime moment, Runnable deeds) {
        at(moment, () -> transaction.executeWithoutResult(_ -> deeds.run()));
    }

    void atOnce(String moment, Runnable deeds) {
        atOnce(LocalDateTime.parse(moment), deeds);
    }

    void tell(Cities cities, City city) {
        var inOrder = new ArrayList<>(entries);
        inOrder.sort(Comparator.comparing(Entry::moment));
        for (var entry : inOrder) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("the story is broken off before " + entry.moment);
            }
            cities.moveClock(city, entry.moment.atZone(City.ZONE).toInstant());
            entry.deed.run();
        }
    }

    private record Entry(LocalDateTime moment, Runnable deed) {}
}
