namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose call runs functions before and after <c>forward</c>.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            private readonly OrderedDictionary<string, Delegate> preHooks = [];
            private readonly OrderedDictionary<string, Delegate> postHooks = [];
            private int keys;

            /// <summary>A module without parts and hooks.</summary>
            /// <param name="name">The module's name.</param>
            protected HookableModule(string name)
                : base(name)
            {
            }

            /// <summary>Whether a call has anything to run besides <c>forward</c>.</summary>
            private protected bool HasHooks => preHooks.Count + postHooks.Count > 0;

            /// <summary>Functions to run before <c>forward</c>, in the order of their registration.</summary>
            private protected IEnumerable<Delegate> PreHooks => [.. preHooks.Values];

            /// <summary>Functions to run after <c>forward</c>, in the order of their registration.</summary>
            private protected IEnumerable<Delegate> PostHooks => [.. postHooks.Values];

            /// <summary>Runs a function after each <c>forward</c>; what it returns, unless null, replaces the result.</summary>
            /// <param name="hook">The function.</param>
            /// <returns>Removes it again.</returns>
            public HookRemover register_forward_hook(TPostHook hook) => Register(postHooks, hook as Delegate);

            /// <summary>Runs a function after each <c>forward</c>.</summary>
            /// <param name="hook">The function.</param>
            /// <returns>Removes it again.</returns>
            public HookRemover register_forward_hook(Action<Module> hook) => Register(postHooks, hook);

            /// <summary>Runs a function before each <c>forward</c>; what it returns, unless null, replaces the input.</summary>
            /// <param name="hook">The function.</param>
            /// <returns>Removes it again.</returns>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Register(preHooks, hook as Delegate);

            /// <summary>Runs a function before each <c>forward</c>.</summary>
            /// <param name="hook">The function.</param>
            /// <returns>Removes it again.</returns>
            public HookRemover register_forward_pre_hook(Action<Module> hook) => Register(preHooks, hook);

            private HookRemover Register(OrderedDictionary<string, Delegate> hooks, Delegate? hook)
            {
                ArgumentNullException.ThrowIfNull(hook);
                var key = (keys++).ToString(System.Globalization.CultureInfo.InvariantCulture);
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            /// <summary>Removes a hook.</summary>
            public sealed class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> module;
                private readonly string key;

                /// <summary>Removes the hook of a key.</summary>
                /// <param name="module">The module that has the hook.</param>
                /// <param name="key">Its key.</param>
                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
                {
                    this.module = module;
                    this.key = key;
                }

                /// <summary>Removes the hook; a second time does nothing.</summary>
                public void remove()
                {
                    module.preHooks.Remove(key);
                    module.postHooks.Remove(key);
                }
            }
        }
    }
}
