<%@ page contentType="text/plain;charset=UTF-8" %>of ${pageContext.request.remoteUser}
