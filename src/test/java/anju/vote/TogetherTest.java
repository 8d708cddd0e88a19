package anju.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits while one works is worked for together, and nobody is forgotten. */
@Timeout(30)
class TogetherTest {
    private static final int MOST = 4;

    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void whoever_is_alone_is_worked_for_at_once() {
        var together = new Together<String, Integer, String>(MOST, (_, things) -> said(things));
        assertThat(together.submit("a", 1)).isEqualTo("1");
        assertThat(together.submit("a", 2)).isEqualTo("2");
        assertThat(batches).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void who_comes_meanwhile_is_worked_for_together_in_batches_with_a_limit() throws Exception {
        var together = new Together<String, Integer, String>(MOST, (_, things) -> held(things));
        assertThat(all(together, 11)).containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(batches).extracting(List::size).containsExactly(1, 4, 4, 2);
    }

    @Test
    void a_line_does_not_wait_for_another() throws Exception {
        var together = new Together<String, Integer, String>(
                MOST, (line, things) -> line.equals("slow") ? held(things) : said(things));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> together.submit("slow", 1));
            first.await();
            assertThat(together.submit("quick", 2)).isEqualTo("2");
            assertThat(slow.isDone()).isFalse();
            go.countDown();
            assertThat(slow.get()).isEqualTo("1");
        }
    }

    @Test
    void where_the_work_for_all_fails_each_is_told_to_go_alone_and_the_next_are_worked_for() throws Exception {
        var together = new Together<String, Integer, String>(MOST, (_, things) -> {
            var answers = held(things);
            if (batches.size() == 2) {
                throw new IllegalStateException("the second batch fails");
            }
            return answers;
        });
        var answers = all(together, 9);
        assertThat(answers.stream().filter(Objects::isNull)).hasSize(MOST);
        assertThat(answers.stream().filter(Objects::nonNull)).hasSize(5);
    }

    /** Number 0 is held until all others stand in line. */
    private List<String> all(Together<String, Integer, String> together, int many) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<String>>();
            running.add(threads.submit((Callable<String>) () -> together.submit("a", 0)));
            first.await();
            for (int i = 1; i < many; i++) {
                int number = i;
                running.add(threads.submit((Callable<String>) () -> together.submit("a", number)));
            }
            while (together.waiting("a") < many - 1) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            go.countDown();
            var answers = new ArrayList<String>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private List<String> held(List<Integer> things) {
        var answers = said(things);
        first.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return answers;
    }

    private List<String> said(List<Integer> things) {
        batches.add(things);
        return things.stream().map(String::valueOf).toList();
    }
}
