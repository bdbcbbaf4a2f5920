package io.useractivity.engine.viewer;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import java.util.ArrayList;
import java.util.List;

/** What the configuration says of the pages; immutable. */
public final class ViewSettings {

  private final List<String> userPaths;
  private final String adminPath;
  private final List<String> adminRoles;
  private final List<String> tenantAdminRoles;
  private final int deniedStatus;
  private final int maxConcurrent;
  private final int exportRows;
  private final List<String> frameAncestors;

  private ViewSettings(Configuration configuration) {
    this.userPaths = configuration.get(Option.VIEW_USER_PATHS);
    this.adminPath = configuration.get(Option.VIEW_ADMIN_PATH);
    this.adminRoles = configuration.get(Option.VIEW_ADMIN_ROLES);
    this.tenantAdminRoles = configuration.get(Option.VIEW_TENANT_ADMIN_ROLES);
    this.deniedStatus = configuration.get(Option.VIEW_DENIED_STATUS);
    this.maxConcurrent = configuration.get(Option.VIEW_MAX_CONCURRENT);
    this.exportRows = configuration.get(Option.VIEW_EXPORT_ROWS);
    this.frameAncestors = configuration.get(Option.VIEW_FRAME_ANCESTORS);
  }

  public static ViewSettings of(Configuration configuration) {
    return new ViewSettings(configuration);
  }

  /** The paths of all pages, below which their parts are. */
  public List<String> paths() {
    List<String> paths = new ArrayList<>(userPaths);
    paths.add(adminPath);
    return paths;
  }

  /**
   * Of {@code view.admin-roles} and {@code view.tenant-admin-roles}: what a host asks a user for.
   */
  public List<String> roles() {
    List<String> roles = new ArrayList<>(adminRoles);
    roles.addAll(tenantAdminRoles);
    return roles;
  }

  List<String> userPaths() {
    return userPaths;
  }

  /** Where the list of everyone's rows is. */
  public String adminPath() {
    return adminPath;
  }

  List<String> adminRoles() {
    return adminRoles;
  }

  List<String> tenantAdminRoles() {
    return tenantAdminRoles;
  }

  int deniedStatus() {
    return deniedStatus;
  }

  int maxConcurrent() {
    return maxConcurrent;
  }

  int exportRows() {
    return exportRows;
  }

  List<String> frameAncestors() {
    return frameAncestors;
  }
}
