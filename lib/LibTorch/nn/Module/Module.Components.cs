using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Adds a module under a name; another word for <see cref="register_module"/>.</summary>
            /// <param name="name">Its name.</param>
            /// <param name="module">The module.</param>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Adds a module under a name; null removes it.</summary>
            /// <param name="name">Its name, without dots.</param>
            /// <param name="submodule">The module.</param>
            /// <exception cref="ArgumentException">The name is empty or has a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module? submodule)
            {
                if (submodule is null)
                {
                    submodules.Remove(name);
                    return;
                }
                CheckName(name);
                submodule.RegisterComponents();
                if (!submodules.TryAdd(name, submodule)) throw new InvalidOperationException($"{GetName()} has a module '{name}' already.");
            }

            /// <summary>Adds a parameter under a name, out of any dispose scope.</summary>
            /// <param name="name">Its name.</param>
            /// <param name="param">The parameter.</param>
            /// <exception cref="ArgumentNullException">There is no parameter.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                ArgumentNullException.ThrowIfNull(param);
                CheckName(name);
                if (!ownParameters.TryAdd(name, param)) throw new InvalidOperationException($"{GetName()} has a parameter '{name}' already.");
                param.Scope?.Detach(param);
            }

            /// <summary>Adds a buffer under a name: a tensor that belongs to the state and is not learnt. It leaves any dispose scope.</summary>
            /// <param name="name">Its name.</param>
            /// <param name="tensor">The tensor.</param>
            /// <param name="persistent">Whether <c>state_dict</c> has it.</param>
            /// <exception cref="ArgumentNullException">There is no tensor.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                CheckName(name);
                if (!ownBuffers.TryAdd(name, (tensor, persistent))) throw new InvalidOperationException($"{GetName()} has a buffer '{name}' already.");
                tensor.Scope?.Detach(tensor);
            }

            /// <summary>Adds or replaces a parameter; null removes it. For setters of properties.</summary>
            /// <param name="name">Its name.</param>
            /// <param name="value">The parameter.</param>
            protected void ConditionallyRegisterParameter(string name, Tensor? value) =>
                ConditionallyRegisterParameter(name, value as Parameter ?? (value is null ? null : new Parameter(value)));

            /// <summary>Adds or replaces a parameter; null removes it. For setters of properties.</summary>
            /// <param name="name">Its name.</param>
            /// <param name="value">The parameter.</param>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null)
                {
                    ownParameters.Remove(name);
                    return;
                }
                ownParameters[name] = value;
                value.Scope?.Detach(value);
            }

            /// <summary>Adds or replaces a buffer; null removes it. For setters of properties.</summary>
            /// <param name="name">Its name.</param>
            /// <param name="value">The tensor.</param>
            /// <param name="persistent">Whether <c>state_dict</c> has it.</param>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                {
                    ownBuffers.Remove(name);
                    return;
                }
                ownBuffers[name] = (value, persistent);
                value.Scope?.Detach(value);
            }

            /// <summary>The parameters, those of this module first.</summary>
            /// <param name="recurse">Whether to go into the modules within.</param>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(one => one.parameter);

            /// <summary>The parameters with dotted names, those of this module first; one that stands in several places comes once.</summary>
            /// <param name="recurse">Whether to go into the modules within.</param>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                HashSet<Parameter> seen = new(ReferenceEqualityComparer.Instance);
                foreach (var (own, parameter) in ownParameters)
                    if (seen.Add(parameter)) yield return (own, parameter);
                if (!recurse) yield break;
                foreach (var (prefix, submodule) in submodules)
                    foreach (var (inner, parameter) in submodule.named_parameters())
                        if (seen.Add(parameter)) yield return ($"{prefix}.{inner}", parameter);
            }

            /// <summary>The buffers, those of this module first.</summary>
            /// <param name="recurse">Whether to go into the modules within.</param>
            /// <param name="include_nonpersistent">Whether those that <c>state_dict</c> leaves out come too.</param>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(one => one.buffer);

            /// <summary>The buffers with dotted names, those of this module first.</summary>
            /// <param name="recurse">Whether to go into the modules within.</param>
            /// <param name="include_nonpersistent">Whether those that <c>state_dict</c> leaves out come too.</param>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                HashSet<Tensor> seen = new(ReferenceEqualityComparer.Instance);
                foreach (var (own, (buffer, persistent)) in ownBuffers)
                    if ((include_nonpersistent || persistent) && seen.Add(buffer)) yield return (own, buffer);
                if (!recurse) yield break;
                foreach (var (prefix, submodule) in submodules)
                    foreach (var (inner, buffer) in submodule.named_buffers(true, include_nonpersistent))
                        if (seen.Add(buffer)) yield return ($"{prefix}.{inner}", buffer);
            }

            /// <summary>The modules directly within.</summary>
            public virtual IEnumerable<Module> children() => named_children().Select(one => one.module);

            /// <summary>The modules directly within, with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => submodules.Select(one => (one.Key, one.Value));

            /// <summary>All modules within, at any depth.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(one => one.module);

            /// <summary>All modules within, at any depth, with dotted names: first the direct ones, then what is within each.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (child, submodule) in submodules) yield return (child, submodule);
                foreach (var (child, submodule) in submodules)
                    foreach (var (inner, module) in submodule.named_modules()) yield return ($"{child}.{inner}", module);
            }

            /// <summary>Whether there is a parameter of a dotted name.</summary>
            /// <param name="target">The name.</param>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>The parameter of a dotted name; null if there is none.</summary>
            /// <param name="target">The name.</param>
            public virtual Parameter? get_parameter(string target)
            {
                if (ownParameters.TryGetValue(target, out var parameter)) return parameter;
                return Within(target) is var (module, rest) ? module.get_parameter(rest) : null;
            }

            /// <summary>Whether there is a buffer of a dotted name.</summary>
            /// <param name="target">The name.</param>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>The buffer of a dotted name; null if there is none.</summary>
            /// <param name="target">The name.</param>
            public virtual Tensor? get_buffer(string target)
            {
                if (ownBuffers.TryGetValue(target, out var buffer)) return buffer.Tensor;
                return Within(target) is var (module, rest) ? module.get_buffer(rest) : null;
            }

            private (Module Module, string Remainder)? Within(string target)
            {
                var dot = target.IndexOf('.', StringComparison.Ordinal);
                return dot > 0 && submodules.TryGetValue(target[..dot], out var submodule) ? (submodule, target[(dot + 1)..]) : null;
            }

            private static void CheckName(string name)
            {
                if (string.IsNullOrEmpty(name)) throw new ArgumentException("A component's name cannot be empty.", nameof(name));
                if (name.Contains('.', StringComparison.Ordinal)) throw new ArgumentException($"A component's name cannot have a dot: '{name}'.", nameof(name));
            }
        }
    }
}
