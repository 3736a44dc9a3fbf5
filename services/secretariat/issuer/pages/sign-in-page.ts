import { both, page, safe } from './page.js';

export type SignInProblem = { readonly kind: 'wrong' } | { readonly kind: 'wait'; readonly seconds: number };

/** The page on which a person gives name and password. It does not say which of them was wrong. */
export function signInPage({ action, problem }: { readonly action: string; readonly problem: SignInProblem | null }): string {
  return page('Serai · sign in', `<h1>${both('Sign in to Serai', 'Вход в Serai')}</h1>
${problem ? `<p class="fault" role="alert" id="problem">${textOf(problem)}</p>` : ''}
<form method="post" action="${safe(action)}"${problem ? ' aria-describedby="problem"' : ''}>
<label for="name">${both('Name', 'Имя')}</label>
<input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="200" required>
<label for="password">${both('Password', 'Пароль')}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required>
<button type="submit">${both('Sign in', 'Войти')}</button>
</form>`);
}

function textOf(problem: SignInProblem): string {
  if (problem.kind === 'wrong') return both('Name or password is wrong.', 'Неверное имя или пароль.');
  return both(`Too many wrong passwords. Try again in ${problem.seconds} s.`, `Слишком много неверных паролей. Повторите через ${problem.seconds} с.`);
}
