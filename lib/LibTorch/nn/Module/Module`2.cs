namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Anything that can be called with one input.</summary>
        public interface IModule<T, TResult>
        {
            /// <summary>The result for an input.</summary>
            /// <param name="input1">Input.</param>
            TResult call(T input1);
        }

        /// <summary>A module with one input.</summary>
        public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            /// <summary>A module without parts.</summary>
            /// <param name="name">The module's name.</param>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes. Callers use <see cref="call"/>, which runs the hooks too.</summary>
            /// <param name="input">Input.</param>
            public abstract TResult forward(T input);

            /// <summary>Runs the hooks around <see cref="forward"/>.</summary>
            /// <param name="input">Input.</param>
            public TResult call(T input) => HasHooks ? CallHooked(input, forward) : forward(input);

            /// <summary>Runs the hooks around what a call computes.</summary>
            /// <param name="input">Input.</param>
            /// <param name="compute">Gives the result for the input that the hooks leave.</param>
            private protected TResult CallHooked(T input, Func<T, TResult> compute)
            {
                foreach (var hook in PreHooks)
                {
                    if (hook is Action<Module> action) action(this);
                    else if (((Func<Module<T, TResult>, T, T>)hook)(this, input) is { } replaced) input = replaced;
                }
                var result = compute(input);
                foreach (var hook in PostHooks)
                {
                    if (hook is Action<Module> action) action(this);
                    else if (((Func<Module<T, TResult>, T, TResult, TResult>)hook)(this, input, result) is { } replaced) result = replaced;
                }
                return result;
            }
        }
    }
}
