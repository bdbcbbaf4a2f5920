package org.example.ledger;

import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;

/** Sessions that are Spring's and not the container's, if asked for. */
@Configuration
@ConditionalOnProperty("ledger.sessions")
@EnableSpringHttpSession
class SessionConfiguration {

  @Bean
  MapSessionRepository sessions() {
    return new MapSessionRepository(new ConcurrentHashMap<>());
  }
}
