package anju.city;

import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the cluster, the directory of cities and what follows the bound city: data source, clock, jobs. */
@Configuration(proxyBeanMethods = false)
class CityConfiguration {
    @Bean(destroyMethod = "close")
    Cluster cluster(
            @Value("${anju.data}") Path dataFolder,
            @Value("${anju.db:}") String externalUrl,
            @Value("#{${anju.postgres.settings:{:}}}") Map<String, String> settings,
            ObjectProvider<ClusterAhead> ahead,
            ApplicationEventPublisher events) {
        var begun = ahead.getIfAvailable();
        var cluster = begun != null
                ? begun.take()
                : externalUrl.isEmpty()
                        ? Cluster.embedded(dataFolder, settings, step -> events.publishEvent(new StartStep(step)))
                        : Cluster.external(dataFolder, externalUrl);
        events.publishEvent(new StartStep("start.progress.pages"));
        return cluster;
    }

    @Bean(destroyMethod = "close")
    Cities cities(Cluster cluster, @Value("${anju.data}") Path dataFolder, ApplicationEventPublisher events) {
        return new Cities(
                cluster,
                dataFolder,
                city -> events.publishEvent(new CityOpened(city)),
                city -> events.publishEvent(new CityClosing(city)));
    }

    /** Created after the directory, so that it is closed before it. */
    @Bean
    DataSource dataSource(Cities cities) {
        return new CityRouting();
    }

    @Bean
    Clock clock() {
        return new CityClock(City.ZONE);
    }

    @Bean
    Areas areas(JdbcClient db) {
        return new Areas(db);
    }

    @Bean(destroyMethod = "close")
    Jobs jobs(DataSource routing, ObjectProvider<Job> kinds) {
        return new Jobs(routing, kinds);
    }

    /** A city's jobs run from its opening to its closing, unless background work is stepped. */
    @Bean
    ApplicationListener<CityOpened> jobsStart(Jobs jobs, @Value("${anju.background}") boolean background) {
        return opened -> {
            if (background) {
                jobs.start(opened.city());
            }
        };
    }

    @Bean
    ApplicationListener<CityClosing> jobsStop(Jobs jobs) {
        return closing -> jobs.stop(closing.city());
    }

    @Bean
    FilterRegistrationBean<CityFilter> cityFilter(Cities cities) {
        var registration = new FilterRegistrationBean<>(new CityFilter(cities));
        // Behind the security headers, which every answer carries.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC);
        return registration;
    }
}
