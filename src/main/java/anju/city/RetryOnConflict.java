package anju.city;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.resilience.annotation.Retryable;

/**
 * Runs a verb again, at most five times, when it lost against another at the same time (serialisation failure, deadlock).
 * It stands outside {@code @Transactional}: each try is a transaction of its own, and the command is applied once.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Retryable(includes = ConcurrencyFailureException.class, maxRetries = 5, delay = 10, jitter = 10, multiplier = 2)
public @interface RetryOnConflict {}
