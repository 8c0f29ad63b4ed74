using System.Collections;
using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>A list of modules that their owner sees: they are registered under their places, from 0.</summary>
    public class ModuleList<T> : Module, IList<T>
        where T : Module
    {
        private readonly List<T> list;

        /// <summary>A list of these modules.</summary>
        /// <param name="modules">The modules.</param>
        public ModuleList(params T[] modules)
            : base(nameof(ModuleList<>))
        {
            list = [.. modules];
            Renumber();
        }

        /// <summary>How many modules there are.</summary>
        public int Count => list.Count;

        /// <summary>Always false.</summary>
        public bool IsReadOnly => false;

        /// <summary>The module at a place.</summary>
        /// <param name="index">The place, from 0.</param>
        public T this[int index]
        {
            get => list[index];
            set
            {
                list[index] = value;
                Renumber();
            }
        }

        /// <summary>Adds a module at the end.</summary>
        /// <param name="item">The module.</param>
        public void Add(T item)
        {
            list.Add(item);
            Renumber();
        }

        /// <summary>Adds modules at the end.</summary>
        /// <param name="parameters">The modules.</param>
        public void append(params T[] parameters) => extend(parameters);

        /// <summary>Adds modules at the end.</summary>
        /// <param name="modules">The modules.</param>
        public void extend(IEnumerable<T> modules)
        {
            list.AddRange(modules);
            Renumber();
        }

        /// <summary>Puts a module at a place, before what stood there.</summary>
        /// <param name="index">The place, from 0.</param>
        /// <param name="item">The module.</param>
        public void Insert(int index, T item)
        {
            list.Insert(index, item);
            Renumber();
        }

        /// <summary>Takes a module out; it is not disposed.</summary>
        /// <param name="item">The module.</param>
        /// <returns>Whether it was there.</returns>
        public bool Remove(T item)
        {
            var removed = list.Remove(item);
            Renumber();
            return removed;
        }

        /// <summary>Takes the module at a place out; it is not disposed.</summary>
        /// <param name="index">The place, from 0.</param>
        public void RemoveAt(int index)
        {
            list.RemoveAt(index);
            Renumber();
        }

        /// <summary>Takes all modules out; they are not disposed.</summary>
        public void Clear()
        {
            list.Clear();
            Renumber();
        }

        /// <summary>Whether a module is in the list.</summary>
        /// <param name="item">The module.</param>
        public bool Contains(T item) => list.Contains(item);

        /// <summary>The place of a module, -1 when it is not in the list.</summary>
        /// <param name="item">The module.</param>
        public int IndexOf(T item) => list.IndexOf(item);

        /// <summary>Copies the modules to an array.</summary>
        /// <param name="array">The array.</param>
        /// <param name="arrayIndex">Where to start in it.</param>
        public void CopyTo(T[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

        /// <summary>Goes through the modules.</summary>
        public IEnumerator<T> GetEnumerator() => list.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Nothing to do: the list registers what it holds.</summary>
        protected override void RegisterComponents()
        {
        }

        private void Renumber()
        {
            ClearModules();
            for (var i = 0; i < list.Count; i++) register_module(i.ToString(CultureInfo.InvariantCulture), list[i]);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A list of modules that their owner sees.</summary>
            /// <param name="modules">The modules.</param>
            public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

            /// <summary>A list of modules that their owner sees.</summary>
            /// <param name="modules">The modules.</param>
            public static ModuleList<T> ModuleList<T>(params T[] modules)
                where T : Module => new(modules);
        }
    }
}
