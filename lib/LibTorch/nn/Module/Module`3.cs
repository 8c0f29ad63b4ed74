namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Anything that can be called with 2 inputs.</summary>
        public interface IModule<T1, T2, TResult>
        {
            /// <summary>The result for some inputs.</summary>
            /// <param name="input1">First input.</param>
            /// <param name="input2">Second input.</param>
            TResult call(T1 input1, T2 input2);
        }

        /// <summary>A module with 2 inputs.</summary>
        public abstract class Module<T1, T2, TResult> : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>, IModule<T1, T2, TResult>
        {
            /// <summary>A module without parts.</summary>
            /// <param name="name">The module's name.</param>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes. Callers use <see cref="call"/>, which runs the hooks too.</summary>
            /// <param name="input1">First input.</param>
            /// <param name="input2">Second input.</param>
            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Runs the hooks around <see cref="forward"/>.</summary>
            /// <param name="input1">First input.</param>
            /// <param name="input2">Second input.</param>
            public TResult call(T1 input1, T2 input2)
            {
                if (!HasHooks) return forward(input1, input2);
                foreach (var hook in PreHooks)
                {
                    if (hook is Action<Module> action) action(this);
                    else if (((Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>)hook)(this, input1, input2) is { } replaced) (input1, input2) = replaced;
                }
                var result = forward(input1, input2);
                foreach (var hook in PostHooks)
                {
                    if (hook is Action<Module> action) action(this);
                    else if (((Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>)hook)(this, input1, input2, result) is { } replaced) result = replaced;
                }
                return result;
            }
        }
    }
}
