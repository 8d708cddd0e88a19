package anju.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** Lets every request reach its handler, whose annotation decides; a posted form must carry the token of its session. */
@Configuration(proxyBeanMethods = false)
class AccessSecurity {
    @Bean
    SecurityFilterChain security(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // Choosing a language or the large type sets a cookie and nothing else; it needs no session, so no
                // token.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/preferences"))
                // Headers are written by the page chrome for every answer, also those that never reach this chain.
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }
}
