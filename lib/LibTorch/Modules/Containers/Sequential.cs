using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Modules one after the other: each takes what the one before gives. What is passed on inside is disposed on the way.</summary>
    public class Sequential : Module<Tensor, Tensor>
    {
        private readonly List<(string Name, Module<Tensor, Tensor> Module)> steps = [];

        /// <summary>Modules under their names.</summary>
        /// <param name="modules">Names and modules, in the order of their work.</param>
        protected internal Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules)
            : base(nameof(Sequential))
        {
            foreach (var (name, module) in modules) append(name, module);
        }

        /// <summary>Modules under their places, from 0.</summary>
        /// <param name="modules">The modules in the order of their work.</param>
        protected internal Sequential(params Module<Tensor, Tensor>[] modules)
            : base(nameof(Sequential))
        {
            foreach (var module in modules) append(module);
        }

        /// <summary>How many modules there are.</summary>
        public int Count => steps.Count;

        /// <summary>The module at a place.</summary>
        /// <param name="index">The place, from 0.</param>
        [System.Runtime.CompilerServices.IndexerName("SequentialItems")]
        public IModule<Tensor, Tensor> this[int index] => steps[index].Module;

        /// <summary>Some of the modules in a sequence of their own; the modules are the same.</summary>
        /// <param name="index">First place, and the place after the last; null for the ends.</param>
        [System.Runtime.CompilerServices.IndexerName("SequentialItems")]
        public Sequential this[(int? start, int? end) index] => Part(index.start ?? 0, index.end ?? steps.Count);

        /// <summary>Some of the modules in a sequence of their own; the modules are the same.</summary>
        /// <param name="index">Which places.</param>
        [System.Runtime.CompilerServices.IndexerName("SequentialItems")]
        public Sequential this[Range index]
        {
            get
            {
                var (start, length) = index.GetOffsetAndLength(steps.Count);
                return Part(start, start + length);
            }
        }

        /// <summary>Adds a module at the end.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="module">The module.</param>
        /// <returns>This sequence.</returns>
        public Sequential append(string name, IModule<Tensor, Tensor> module)
        {
            var step = (Module<Tensor, Tensor>)module;
            register_module(name, step);
            steps.Add((name, step));
            return this;
        }

        /// <summary>Adds a module at the end, under its place.</summary>
        /// <param name="module">The module.</param>
        /// <returns>This sequence.</returns>
        public Sequential append(IModule<Tensor, Tensor> module) => append(steps.Count.ToString(CultureInfo.InvariantCulture), module);

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor)
        {
            // Without modules the caller still gets a tensor of its own to dispose.
            if (steps.Count == 0) return tensor.alias();
            var current = steps[0].Module.call(tensor);
            for (var i = 1; i < steps.Count; i++)
            {
                var next = steps[i].Module.call(current);
                // A module may give back what it got.
                if (!ReferenceEquals(next, current) && !ReferenceEquals(current, tensor)) current.Dispose();
                current = next;
            }
            return current;
        }

        private Sequential Part(int start, int end) => new(steps[start..end].Select(step => (step.Name, step.Module)).ToArray());
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>An empty sequence, to append to.</summary>
            public static Sequential Sequential() => new(Array.Empty<Module<Tensor, Tensor>>());

            /// <summary>Modules one after the other, under their names.</summary>
            /// <param name="modules">Names and modules.</param>
            public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

            /// <summary>Modules one after the other, named by their places from 0.</summary>
            /// <param name="modules">The modules.</param>
            public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);

            /// <summary>Modules one after the other, under their names.</summary>
            /// <param name="modules">Names and modules.</param>
            public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) =>
                new(modules.Select(one => (one.Item1, one.Item2)).ToArray());

            /// <summary>Modules one after the other, under their names.</summary>
            /// <param name="modules">Names and modules.</param>
            public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new(modules.ToArray());

            /// <summary>Modules one after the other, under their names.</summary>
            /// <param name="modules">Names and modules.</param>
            public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) =>
                new(modules.Select(one => (one.Item1, one.Item2)).ToArray());

            /// <summary>Modules one after the other, named by their places from 0.</summary>
            /// <param name="modules">The modules.</param>
            public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new(modules.ToArray());
        }
    }
}
