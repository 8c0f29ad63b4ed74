namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Anything that can be called with 6 inputs.</summary>
        public interface IModule<T1, T2, T3, T4, T5, T6, TResult>
        {
            /// <summary>The result for some inputs.</summary>
            /// <param name="input1">First input.</param>
            /// <param name="input2">Second input.</param>
            /// <param name="input3">Third input.</param>
            /// <param name="input4">Fourth input.</param>
            /// <param name="input5">Fifth input.</param>
            /// <param name="input6">Sixth input.</param>
            TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6);
        }

        /// <summary>A module with 6 inputs.</summary>
        public abstract class Module<T1, T2, T3, T4, T5, T6, TResult> : HookableModule<Func<Module<T1, T2, T3, T4, T5, T6, TResult>, T1, T2, T3, T4, T5, T6, (T1, T2, T3, T4, T5, T6)?>, Func<Module<T1, T2, T3, T4, T5, T6, TResult>, T1, T2, T3, T4, T5, T6, TResult, TResult>>, IModule<T1, T2, T3, T4, T5, T6, TResult>
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
            /// <param name="input3">Third input.</param>
            /// <param name="input4">Fourth input.</param>
            /// <param name="input5">Fifth input.</param>
            /// <param name="input6">Sixth input.</param>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6);

            /// <summary>Runs the hooks around <see cref="forward"/>.</summary>
            /// <param name="input1">First input.</param>
            /// <param name="input2">Second input.</param>
            /// <param name="input3">Third input.</param>
            /// <param name="input4">Fourth input.</param>
            /// <param name="input5">Fifth input.</param>
            /// <param name="input6">Sixth input.</param>
            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6)
            {
                if (!HasHooks) return forward(input1, input2, input3, input4, input5, input6);
                foreach (var hook in PreHooks)
                {
                    if (hook is Action<Module> action) action(this);
                    else if (((Func<Module<T1, T2, T3, T4, T5, T6, TResult>, T1, T2, T3, T4, T5, T6, (T1, T2, T3, T4, T5, T6)?>)hook)(this, input1, input2, input3, input4, input5, input6) is { } replaced) (input1, input2, input3, input4, input5, input6) = replaced;
                }
                var result = forward(input1, input2, input3, input4, input5, input6);
                foreach (var hook in PostHooks)
                {
                    if (hook is Action<Module> action) action(this);
                    else if (((Func<Module<T1, T2, T3, T4, T5, T6, TResult>, T1, T2, T3, T4, T5, T6, TResult, TResult>)hook)(this, input1, input2, input3, input4, input5, input6, result) is { } replaced) result = replaced;
                }
                return result;
            }
        }
    }
}
