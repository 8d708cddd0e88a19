package anju.request;

import anju.city.City;
import anju.city.Job;
import anju.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What time does by itself: nobody has to ask twice. */
@Component
class Rising {
    private static final System.Logger LOG = System.getLogger(Rising.class.getName());
    /** In one go; what is left over goes with the next. */
    private static final int AT_MOST = 500;

    private final Requests requests;
    private final Ladder ladder;

    Rising(Requests requests, Ladder ladder) {
        this.requests = requests;
        this.ladder = ladder;
    }

    /** Lets one request climb if its time on the rung is over; asked again under its lock, for somebody may just have taken it. */
    @Transactional
    public boolean rise(UUID request) {
        var standing = ladder.locked(request);
        if (!standing.rises(City.current().now())) {
            return false;
        }
        ladder.climb(standing, standing.rung().above(), standing.isTaken() ? "UNSOLVED" : "UNTOUCHED", "", null, null);
        return true;
    }

    @Configuration(proxyBeanMethods = false)
    static class Clockwork {
        @Bean
        Job requestClimbing(Rising rising, Requests requests) {
            return Job.every(Duration.ofMinutes(1), "request.climb", () -> climb(rising, requests));
        }

        @Bean
        Job requestClosing(Ending ending, Requests requests, Policy policy) {
            return Job.every(Duration.ofHours(1), "request.close", () -> close(ending, requests, policy));
        }

        static void climb(Rising rising, Requests requests) {
            each(requests.rising(City.current().now(), AT_MOST), rising::rise);
        }

        static void close(Ending ending, Requests requests, Policy policy) {
            var now = City.current().now();
            each(
                    requests.unrated(now.minus(Duration.ofDays(1)), AT_MOST),
                    request -> ending.closeUnrated(request, now));
            int kept = policy.rules(RequestRules.class, "/", City.current().today())
                    .contactKeptDays();
            requests.forgetContacts(now.minus(Duration.ofDays(kept)));
        }

        /** Each in a transaction of its own: one that fails does not hold up the others. */
        private static void each(List<UUID> due, Consumer<UUID> work) {
            for (var request : due) {
                try {
                    work.accept(request);
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.ERROR, "request " + request + " in " + City.current(), e);
                }
            }
        }
    }
}
