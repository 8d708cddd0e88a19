package anju.access;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions in the city's database, and the guard against forged forms; who may do what is asked elsewhere, of {@link Viewer}. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class AccessConfiguration {
    /**
     * A form's token is compared with a cookie rather than with the session, so that public pages need no session, and a form
     * sent after the session ended still arrives and is kept as a draft.
     */
    @Bean
    CsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("anju-form");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").httpOnly(true));
        return tokens;
    }

    @Bean
    CookieSerializer sessionCookie(Vault vault) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("anju");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return new SealedCookie(cookie, vault);
    }

    /**
     * Wired by hand because the framework's own wiring asks the database for its kind while no city is bound. Worn-out
     * sessions are swept city by city, so its one clock for that stays off.
     */
    @Bean
    JdbcIndexedSessionRepository sessionTables(DataSource cities, PlatformTransactionManager transactions) {
        var jdbc = new JdbcTemplate();
        jdbc.setDataSource(cities);
        jdbc.setExceptionTranslator(new SQLExceptionSubclassTranslator());
        jdbc.setLazyInit(true);
        var separately = new TransactionTemplate(transactions);
        separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var repository = new JdbcIndexedSessionRepository(jdbc, separately);
        repository.setTableName("access.session");
        repository.setCleanupCron(Scheduled.CRON_DISABLED);
        repository.setDefaultMaxInactiveInterval(Sessions.IDLE);
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(repository);
        return repository;
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, CsrfTokenRepository tokens, AccessDeniedHandler refused) {
        // Choosing a language or the large type sets a cookie and nothing else, so it needs no token. Headers are
        // written
        // by the page chrome for every answer, also those that never reach this chain.
        return http.csrf(csrf -> csrf.ignoringRequestMatchers("/preferences")
                        .csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(refused))
                .addFilterBefore(new SameSite(), org.springframework.security.web.csrf.CsrfFilter.class)
                .headers(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Nobody signs in through the framework; without this it would invent a user and a password. */
    @Bean
    AuthenticationManager nobody() {
        return _ -> {
            throw new BadCredentialsException("sign in at /sign-in");
        };
    }
}
