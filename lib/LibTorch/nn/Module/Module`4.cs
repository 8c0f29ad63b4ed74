namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Anything that can be called with 3 inputs.</summary>
        public interface IModule<T1, T2, T3, TResult>
        {
            /// <summary>The result for some inputs.</summary>
            /// <param name="input1">First input.</param>
            /// <param name="input2">Second input.</param>
            /// <param name="input3">Third input.</param>
            TResult call(T1 input1, T2 input2, T3 input3);
        }

        /// <summary>A module with 3 inputs.</summary>
        public abstract class Module<T1, T2, T3, TResult> : HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>, IModule<T1, T2, T3, TResult>
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
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Runs the hooks around <see cref="forward"/>.</summary>
            /// <param name="input1">First input.</param>
            /// <param name="input2">Second input.</param>
            /// <param name="input3">Third input.</param>
            public TResult call(T1 input1, T2 input2, T3 input3)
            {
                if (!HasHooks) return forward(input1, input2, input3);
                foreach (var hook in PreHooks)
                {
                    if (hook is Action<Module> action) action(this);
                    else if (((Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>)hook)(this, input1, input2, input3) is { } replaced) (input1, input2, input3) = replaced;
                }
                var result = forward(input1, input2, input3);
                foreach (var hook in PostHooks)
                {
                    if (hook is Action<Module> action) action(this);
                    else if (((Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>)hook)(this, input1, input2, input3, result) is { } replaced) result = replaced;
                }
                return result;
            }
        }
    }
}
