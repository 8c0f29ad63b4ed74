using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// A part of a network: parameters, buffers and further modules by name. Derive from one of the generic ones, keep parts in fields and call
        /// <see cref="RegisterComponents"/> at the end of the constructor.
        /// </summary>
        public partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Module> submodules = [];
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> ownBuffers = [];
            private readonly OrderedDictionary<string, Parameter> ownParameters = [];
            private bool registered;
            private bool disposed;

            /// <summary>What <see cref="GetName"/> gives.</summary>
            protected string name;

            /// <summary>A module without parts.</summary>
            /// <param name="name">What <see cref="GetName"/> gives, by custom the name of the class.</param>
            protected Module(string name) => this.name = name;

            /// <summary>Lets derived classes free what they hold.</summary>
            ~Module() => Dispose(false);

            /// <summary>Whether the module trains (the default) or evaluates; dropout and batch normalization differ.</summary>
            public bool training { get; private set; } = true;

            /// <summary>The module's name.</summary>
            public virtual string GetName() => name;

            /// <summary>Switches this module and all within to training or evaluation.</summary>
            /// <param name="train">Whether to train.</param>
            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var submodule in submodules.Values) submodule.train(train);
            }

            /// <summary>Switches this module and all within to evaluation.</summary>
            public virtual void eval() => train(false);

            /// <summary>Calls a function with every module within, innermost first, and then with this one.</summary>
            /// <param name="fn">What to do.</param>
            /// <returns>This module.</returns>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var submodule in submodules.Values) submodule.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Forgets the gradients of all parameters.</summary>
            /// <param name="set_to_none">Whether to drop them rather than to fill them with zeros.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    using var grad = parameter.grad;
                    if (grad is null) continue;
                    if (set_to_none)
                    {
                        parameter.grad = null;
                    }
                    else
                    {
                        using var detached = grad.detach();
                        detached.zero_();
                    }
                }
            }

            /// <summary>Disposes the parameters and buffers of this module and of all within.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes the parameters and buffers of this module and of all within.</summary>
            /// <param name="disposing">Whether somebody asked for it; false from the finalizer.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || disposed) return;
                disposed = true;
                foreach (var (buffer, _) in ownBuffers.Values) buffer.Dispose();
                foreach (var parameter in ownParameters.Values) parameter.Dispose();
                foreach (var submodule in submodules.Values) submodule.Dispose();
            }

            /// <summary>
            /// Registers what stands in fields: modules, parameters, and every other tensor as a buffer. Lists and arrays are not seen: use
            /// <c>ModuleList</c> and its like. What is registered already stays; a second call does nothing.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (registered) return;
                registered = true;
                foreach (var field in ComponentFields(GetType()))
                {
                    var component = field.ComponentName();
                    if (submodules.ContainsKey(component) || ownParameters.ContainsKey(component) || ownBuffers.ContainsKey(component)) continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(component, module);
                            break;
                        case Parameter parameter:
                            register_parameter(component, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(component, tensor);
                            break;
                    }
                }
            }

            /// <summary>Forgets the registered modules.</summary>
            protected void ClearModules() => submodules.Clear();

            // Fields in the order of their declaration, those of the derived class first.
            private static IEnumerable<FieldInfo> ComponentFields(Type type)
            {
                HashSet<string> seen = [];
                for (var level = type; level is not null && level != typeof(Module); level = level.BaseType)
                {
                    const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
                    foreach (var field in level.GetFields(Own))
                        if (seen.Add(field.Name)) yield return field;
                }
            }
        }
    }
}
