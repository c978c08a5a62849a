/** Where the platform under test is and who may do everything there. */
export const BASE = process.env['SONGHUA_URL'] ?? 'http://127.0.0.1:18100';
export const ADMIN = 'admin';
export const ADMIN_PASSWORD = process.env['SONGHUA_ADMIN_PASSWORD'] ?? 'songhua-demo-1';
