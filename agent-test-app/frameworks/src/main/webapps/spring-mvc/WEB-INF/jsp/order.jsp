<%@ page contentType="text/plain;charset=UTF-8" %>Order ${id} of ${pageContext.request.remoteUser}
