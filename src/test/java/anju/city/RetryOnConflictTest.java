package anju.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.SimpleTransactionStatus;

class RetryOnConflictTest {
    @Test
    void each_try_is_a_transaction_of_its_own() {
        try (var beans = new AnnotationConfigApplicationContext(Wiring.class)) {
            assertThat(beans.getBean(Verb.class).succeedsAtThird()).isEqualTo("done");
            assertThat(beans.getBean(Transactions.class).log)
                    .containsExactly("begin", "rollback", "begin", "rollback", "begin", "commit");
        }
    }

    @Test
    void after_five_more_tries_it_gives_up() {
        try (var beans = new AnnotationConfigApplicationContext(Wiring.class)) {
            assertThatThrownBy(() -> beans.getBean(Verb.class).never()).isInstanceOf(CannotAcquireLockException.class);
            assertThat(beans.getBean(Transactions.class).log)
                    .filteredOn("begin"::equals)
                    .hasSize(6);
        }
    }

    @Test
    void any_other_violation_is_a_bug_and_is_not_tried_again() {
        try (var beans = new AnnotationConfigApplicationContext(Wiring.class)) {
            assertThatThrownBy(() -> beans.getBean(Verb.class).bug()).isInstanceOf(DuplicateKeyException.class);
            assertThat(beans.getBean(Transactions.class).log).containsExactly("begin", "rollback");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @Import(Retries.class)
    static class Wiring {
        @Bean
        Transactions transactions() {
            return new Transactions();
        }

        @Bean
        Verb verb() {
            return new Verb();
        }
    }

    static class Verb {
        private int tries;

        @RetryOnConflict
        @Transactional
        public String succeedsAtThird() {
            if (++tries < 3) {
                throw new CannotAcquireLockException("lost");
            }
            return "done";
        }

        @RetryOnConflict
        @Transactional
        public void never() {
            throw new CannotAcquireLockException("lost");
        }

        @RetryOnConflict
        @Transactional
        public void bug() {
            throw new DuplicateKeyException("twice");
        }
    }

    static class Transactions implements PlatformTransactionManager {
        final List<String> log = new ArrayList<>();

        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            log.add("begin");
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {
            log.add("commit");
        }

        @Override
        public void rollback(TransactionStatus status) {
            log.add("rollback");
        }
    }
}
