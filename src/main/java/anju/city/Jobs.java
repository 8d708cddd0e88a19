package anju.city;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Background work of the cities: each city's own scheduler over its own table, so that a city moves with its jobs. */
public final class Jobs implements AutoCloseable {
    private static final String TABLE = "city.scheduled_task";
    private static final int THREADS_PER_CITY = 2;
    /** A node that missed four of these is dead, and its work is taken over: 40 seconds after a crash at the latest. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final int MISSED_HEARTBEATS = 4;
    /** Each further try waits twice as long as the one before. */
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    private final Supplier<List<Job>> kinds;
    private final DataSource routing;
    private final Map<String, SchedulerClient> clients = new ConcurrentHashMap<>();
    private final Map<String, Scheduler> running = new ConcurrentHashMap<>();

    Jobs(DataSource routing, ObjectProvider<Job> kinds) {
        this.kinds = () -> kinds.orderedStream().toList();
        this.routing = new TransactionAwareDataSourceProxy(routing);
    }

    /** Inserts the work into the bound city's queue, in the transaction that is open; {@code subject} is an id. */
    public void enqueue(String job, String subject) {
        var known = kinds.get().stream().anyMatch(kind -> kind.name().equals(job) && kind.every() == null);
        if (!known) {
            throw new IllegalArgumentException("no job is called " + job);
        }
        var instance = task(new Job(job, _ -> {})).instance(subject, subject);
        clients.computeIfAbsent(
                        City.current().code(),
                        _ -> SchedulerClient.Builder.create(routing)
                                .tableName(TABLE)
                                .build())
                .scheduleIfNotExists(instance, Instant.now());
    }

    /** Starts running the jobs of a city in the background. */
    public void start(City city) {
        running.computeIfAbsent(city.code(), code -> {
            var scheduler = Scheduler.create(city.business(), tasks(city))
                    .startTasks(recurring(city))
                    .tableName(TABLE)
                    .threads(THREADS_PER_CITY)
                    .pollingInterval(Duration.ofSeconds(1))
                    .heartbeatInterval(HEARTBEAT)
                    .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                    // Several nodes may work for one city; who took a job must be told apart.
                    .schedulerName(new SchedulerName.Fixed("anju-" + code + "-" + city.newId()))
                    .build();
            scheduler.start();
            return scheduler;
        });
    }

    /** Runs everything that is due in the bound city and returns when it is done; how tests step background work. */
    public void runDue() {
        var city = City.current();
        var clock = new SettableClock();
        clock.set(Instant.now().plusSeconds(1));
        var scheduler = TestHelper.createManualScheduler(city.business(), tasks(city))
                .clock(clock)
                .tableName(TABLE)
                .build();
        scheduler.runAnyDueExecutions();
    }

    /** Brings the bound city's work that time asks for forward to now; for whoever has set its clock on. */
    public void bringForward() {
        var client = SchedulerClient.Builder.create(routing).tableName(TABLE).build();
        for (var kind : kinds.get()) {
            if (kind.every() != null) {
                try {
                    client.reschedule(TaskInstanceId.of(kind.name(), RecurringTask.INSTANCE), Instant.now());
                } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException _) {
                    // It runs just now, or no node works for this city in the background.
                }
            }
        }
    }

    void stop(City city) {
        var scheduler = running.remove(city.code());
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    @Override
    public void close() {
        running.values().forEach(Scheduler::stop);
    }

    private List<Task<?>> tasks(City city) {
        return kinds.get().stream()
                .filter(kind -> kind.every() == null)
                .<Task<?>>map(kind -> task(new Job(
                        kind.name(), subject -> city.run(() -> kind.work().accept(subject)))))
                .toList();
    }

    private List<RecurringTask<Void>> recurring(City city) {
        var tasks = new ArrayList<RecurringTask<Void>>();
        for (var kind : kinds.get()) {
            var pause = kind.every();
            if (pause != null) {
                tasks.add(Tasks.recurring(kind.name(), FixedDelay.of(pause))
                        .execute((_, _) -> city.run(() -> kind.work().accept(""))));
            }
        }
        return tasks;
    }

    private static com.github.kagkarlsson.scheduler.task.helper.OneTimeTask<String> task(Job job) {
        return Tasks.oneTime(job.name(), String.class)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY, 2))
                .execute((instance, _) -> job.work().accept(instance.getData()));
    }
}
