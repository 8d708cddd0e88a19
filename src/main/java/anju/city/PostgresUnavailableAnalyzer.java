package anju.city;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the operator the message of a database that cannot be had, without the stack above it. */
final class PostgresUnavailableAnalyzer extends AbstractFailureAnalyzer<PostgresUnavailable> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, PostgresUnavailable cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
